package waymark.demodata.published;

/** A local authority as DfE's files name it; {@code la} is the three-digit DfE code. */
public record Authority(String la, String onsCode, String name, String region) {}
