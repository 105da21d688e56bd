package cn.sanwei.contracts;

/** Bytes or headers that are not an event of these contracts. The message is the reason, fit for an operator's list. */
public class ContractViolation extends RuntimeException {
    public ContractViolation(String reason) {
        super(reason);
    }

    public ContractViolation(String reason, Throwable cause) {
        super(reason, cause);
    }
}
