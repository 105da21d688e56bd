package cn.sanwei.operations.http;

/** The platform refused a request for good; saying it again would change nothing. */
public final class Refused extends RuntimeException {
    private final int status;
    private final String body;

    public Refused(String request, int status, String body) {
        super(request + " was refused with " + status + ": " + (body.length() > 500 ? body.substring(0, 500) : body));
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }
}
