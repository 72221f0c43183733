package io.holdfast.api.webhooks;

import io.holdfast.api.pace.DaemonThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a body to an address outside of our network and reads what status that gets, within a time. The name is looked
 * up once, every address it has is looked at, and the connection goes to one that was: no second look-up can lead it
 * elsewhere. A redirect is an answer like any other and is never followed.
 */
final class Post {

    private static final int LONGEST_STATUS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private final ScheduledExecutorService deadline =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("webhook-deadline"));
    private final boolean insideAllowed;
    private final Duration patience;
    private final SSLSocketFactory tls;

    /**
     * One that trusts whom this Java trusts.
     *
     * @param insideAllowed whether addresses inside of our network may be called
     * @param patience how long the whole call may take
     */
    Post(boolean insideAllowed, Duration patience) {
        this(insideAllowed, patience, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * @param tls which certificates are trusted; that they are for the host is looked at whatever it trusts
     */
    Post(boolean insideAllowed, Duration patience, SSLSocketFactory tls) {
        this.insideAllowed = insideAllowed;
        this.patience = patience;
        this.tls = tls;
    }

    /** What came of a call. */
    record Answer(int status, String line) {}

    /**
     * Sends it.
     *
     * @throws IOException where no status came back
     */
    Answer send(URI url, Map<String, String> headers, String body) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        InetAddress address = outside(url.getHost());
        try (Socket plain = new Socket()) {
            Future<?> late = deadline.schedule(() -> close(plain), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return over(plain, address, end, url, headers, body);
            } finally {
                late.cancel(false);
            }
        }
    }

    private Answer over(Socket plain, InetAddress address, long end, URI url, Map<String, String> headers, String body)
            throws IOException {
        boolean safe = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : safe ? 443 : 80;
        plain.connect(new InetSocketAddress(address, port), left(end));
        plain.setSoTimeout(left(end));
        try (Socket socket = safe ? secured(plain, url.getHost(), port) : plain) {
            socket.getOutputStream().write(request(url, headers, body));
            socket.getOutputStream().flush();
            return status(socket, end);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            LOG.debug("A call that took too long was over", closed);
        }
    }

    private InetAddress outside(String host) throws IOException {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("its host name is unknown", unknown);
        }
        for (InetAddress one : all) {
            if (!insideAllowed && Inside.is(one)) {
                throw new IOException("its address lies inside of our network; `webhooks.inside` would allow it");
            }
        }
        return all[0];
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(URI url, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getHost())
                .append(url.getPort() < 0 ? "" : ":" + url.getPort())
                .append(
                        "\r\nContent-Type: application/json\r\nUser-Agent: Holdfast\r\nConnection: close\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        whole.write(bytes);
        return whole.toByteArray();
    }

    /** The first line, however slowly it drips, within the time. */
    private static Answer status(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_STATUS) {
            socket.setSoTimeout(left(end));
            int one = in.read();
            if (one < 0 || one == '\n') {
                break;
            }
            line.append((char) one);
        }
        String said = line.toString().strip();
        if (!said.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("it answered no HTTP");
        }
        return new Answer(Integer.parseInt(said.substring(9, 12)), said.substring(9));
    }

    private static int left(long end) throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("it took too long");
        }
        return (int) millis;
    }
}
