package waymark.evidence.area;

import waymark.events.TrainingPublished.ClusterFormed;

/** A cluster of settings whose SENCOs meet. */
public final class Cluster {

    private final String clusterId;
    private String name = "";

    Cluster(String clusterId) {
        this.clusterId = clusterId;
    }

    void add(ClusterFormed it) {
        name = it.name();
    }

    public String clusterId() {
        return clusterId;
    }

    public String name() {
        return name.isEmpty() ? clusterId : name;
    }
}
