package waymark.packaging;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;

/** The fields Kubernetes knows of each kind of object, and those it needs. */
final class KubernetesTypes {

    private KubernetesTypes() {}

    /** Fails where a field is unknown, missing or of another type, however deep. */
    static void check(Tree object) throws IOException {
        JsonElement json = new Gson().toJsonTree(object.value());
        String type = object.at("apiVersion").text() + " " + object.at("kind").text();
        switch (type) {
            case "v1 ConfigMap" -> V1ConfigMap.validateJsonElement(json);
            case "v1 Service" -> V1Service.validateJsonElement(json);
            case "v1 ServiceAccount" -> V1ServiceAccount.validateJsonElement(json);
            case "apps/v1 Deployment" -> V1Deployment.validateJsonElement(json);
            case "autoscaling/v2 HorizontalPodAutoscaler" -> V2HorizontalPodAutoscaler.validateJsonElement(json);
            case "networking.k8s.io/v1 Ingress" -> V1Ingress.validateJsonElement(json);
            case "networking.k8s.io/v1 NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
            case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
            default -> throw new IllegalArgumentException("Nobody has said how to check a " + type + ".");
        }
    }
}
