package io.holdfast.bench.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The floor: a thread for each connection that reads a request and sends a reply made before. It has no framework and makes
 * hardly any objects, so what its slowest calls wait for is the machine and the one who calls.
 */
final class EchoService {

    private static final int BACKLOG = 1024;
    private static final Pattern PORT = Pattern.compile("applicationConnectors:.*?port: (\\d+)");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private EchoService() {}

    /** The settings file, for its port, then the file of replies, of which it knows the first. */
    public static void main(String[] arguments) throws IOException {
        byte[] reply = reply(Path.of(arguments[1]));
        try (ServerSocket server =
                new ServerSocket(port(Path.of(arguments[0])), BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket caller = server.accept();
                caller.setTcpNoDelay(true);
                new Thread(() -> answer(caller, reply)).start();
            }
        }
    }

    private static int port(Path settings) throws IOException {
        Matcher port = PORT.matcher(Files.readString(settings));
        if (!port.find()) {
            throw new IOException(settings + " names no port.");
        }
        return Integer.parseInt(port.group(1));
    }

    private static byte[] reply(Path replies) throws IOException {
        String body = Files.readAllLines(replies).get(0);
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(Socket caller, byte[] reply) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream(), 1 << 14);
            OutputStream out = caller.getOutputStream();
            for (int body = body(in); body >= 0; body = body(in)) {
                in.skipNBytes(body);
                out.write(reply);
            }
        } catch (IOException gone) {
            // A caller who has gone is no fault of the floor.
        }
    }

    /** Reads a request's head and tells how long its body is; negative where there is no more request. */
    private static int body(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int one = in.read();
            if (one < 0) {
                return -1;
            }
            head.append((char) one);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }
}
