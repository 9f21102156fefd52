package zebrawatch.evidence.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/** An NTP server on loopback whose clock is off by a set time. */
public final class NtpResponder implements AutoCloseable {
    private final DatagramSocket socket;
    private final String name;
    private final Duration offset;
    private volatile int stratum = 2;

    public NtpResponder(Duration offset) {
        this.offset = offset;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        name = "127.0.0.1:" + socket.getLocalPort();
        Thread thread = new Thread(this::answer, "ntp");
        thread.setDaemon(true);
        thread.start();
    }

    public String name() {
        return name;
    }

    void knows(int itsStratum) {
        stratum = itsStratum;
    }

    /** Answers no more. */
    void fallSilent() {
        socket.close();
    }

    private void answer() {
        byte[] buffer = new byte[48];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                NtpV3Impl asked = new NtpV3Impl();
                asked.setDatagramPacket(question);
                NtpV3Impl answer = new NtpV3Impl();
                answer.setMode(NtpV3Packet.MODE_SERVER);
                answer.setStratum(stratum);
                answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
                TimeStamp now = TimeStamp.getNtpTime(System.currentTimeMillis() + offset.toMillis());
                answer.setReceiveTimeStamp(now);
                answer.setTransmitTime(now);
                DatagramPacket packet = answer.getDatagramPacket();
                packet.setSocketAddress(question.getSocketAddress());
                socket.send(packet);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
