package io.holdfast.api.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that lead to this machine or the network it stands in, or to nobody (RFC 6890). */
final class Inside {

    private Inside() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        return address instanceof Inet6Address ? isInside6(address.getAddress()) : isInside4(address.getAddress());
    }

    private static boolean isInside4(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        return first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && (second == 168 || (second == 0 && (four[2] & 0xff) <= 2)))
                || (first == 198 && (second == 18 || second == 19))
                || first >= 224;
    }

    /** Unique local, and whatever carries an address of four bytes in it. */
    private static boolean isInside6(byte[] sixteen) {
        int first = sixteen[0] & 0xff;
        boolean unique = (first & 0xfe) == 0xfc;
        boolean compatible = allZero(sixteen, 0, 12);
        boolean translated = first == 0 && (sixteen[1] & 0xff) == 0x64;
        boolean sixToFour = first == 0x20 && sixteen[1] == 2;
        if (translated || compatible) {
            return isInside(Arrays.copyOfRange(sixteen, 12, 16)) || compatible;
        }
        return unique || (sixToFour && isInside(Arrays.copyOfRange(sixteen, 2, 6)));
    }

    private static boolean isInside(byte[] four) {
        try {
            return is(InetAddress.getByAddress(four));
        } catch (UnknownHostException impossible) {
            return true;
        }
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
