package cn.sanwei.edge;

import jakarta.enterprise.context.RequestScoped;

/** The body of the current request as it came, for its hash in the receipt; empty where there was none. */
@RequestScoped
public class RequestBody {
    private byte[] body = new byte[0];

    void keep(byte[] body) {
        this.body = body;
    }

    byte[] body() {
        return body;
    }
}
