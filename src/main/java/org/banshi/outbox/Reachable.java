package org.banshi.outbox;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.banshi.outbox.Provider.Refused;

/** Keeps an address that somebody typed from leading the server into its own network. */
final class Reachable {
    private Reachable() {}

    /**
     * The address, if it may be called.
     *
     * @param privateOk whether it may lie inside, and be called without TLS
     * @throws Refused with {@code bad_address}, {@code not_https}, {@code private_address} or {@code unknown_host}
     */
    static URI address(String typed, boolean privateOk) throws Refused {
        URI address;
        try {
            address = URI.create(typed.strip());
        } catch (IllegalArgumentException e) {
            throw Refused.forGood("bad_address");
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null
                || address.getUserInfo() != null
                || !secure && !"http".equalsIgnoreCase(address.getScheme())) {
            throw Refused.forGood("bad_address");
        }
        if (!secure && !privateOk) {
            throw Refused.forGood("not_https");
        }
        if (!privateOk) {
            requireOutside(address.getHost());
        }
        return address;
    }

    private static void requireOutside(String host) throws Refused {
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (isInside(each)) {
                    throw Refused.forGood("private_address");
                }
            }
        } catch (UnknownHostException e) {
            throw new Refused("unknown_host", e);
        }
    }

    static boolean isInside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return switch (address) {
            case Inet4Address _ ->
                first == 0
                        || first >= 240
                        || first == 100 && (second & 0xc0) == 64
                        || first == 192 && second == 0 && bytes[2] == 0
                        || first == 198 && (second & 0xfe) == 18;
            // Unique local, and those that wrap an IPv4 address: NAT64, 6to4, Teredo, IPv4-compatible.
            default ->
                (first & 0xfe) == 0xfc
                        || first == 0 && second == 0x64
                        || first == 0x20 && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                        || first == 0 && second == 0;
        };
    }
}
