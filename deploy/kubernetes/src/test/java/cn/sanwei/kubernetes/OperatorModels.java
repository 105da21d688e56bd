package cn.sanwei.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * CloudNativePG and Keycloak's operator publish no models for Java: this is as much of their resources as the manifests use,
 * by their reference documentation (CloudNativePG 1.30, Keycloak 26.7). It catches a misspelt field; that a field means
 * what we think is only shown by a cluster.
 */
final class OperatorModels {
    private OperatorModels() {}

    record PostgresCluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(
            int instances,
            boolean enableSuperuserAccess,
            Bootstrap bootstrap,
            Postgresql postgresql,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources) {}

    record Bootstrap(Initdb initdb) {}

    record Initdb(
            String database,
            String owner,
            String encoding,
            String localeProvider,
            String builtinLocale,
            boolean dataChecksums) {}

    record Postgresql(Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(Method method, int number, DataDurability dataDurability) {}

    enum Method {
        any,
        first
    }

    enum DataDurability {
        required,
        preferred
    }

    record Storage(String size, String storageClass) {}

    record Keycloak(String apiVersion, String kind, ObjectMeta metadata, KeycloakSpec spec) {}

    record KeycloakSpec(
            int instances,
            Database db,
            Http http,
            Proxy proxy,
            Hostname hostname,
            IngressSwitch ingress,
            Features features,
            KeycloakNetworkPolicy networkPolicy,
            ResourceRequirements resources,
            Unsupported unsupported) {}

    record Unsupported(PodTemplateSpec podTemplate) {}

    record Database(
            String vendor,
            String host,
            int port,
            String database,
            SecretKeySelector usernameSecret,
            SecretKeySelector passwordSecret) {}

    record Http(boolean httpEnabled) {}

    record Proxy(String headers) {}

    record Hostname(String hostname, boolean backchannelDynamic) {}

    record IngressSwitch(boolean enabled) {}

    record Features(List<String> disabled) {}

    record KeycloakNetworkPolicy(boolean enabled, List<NetworkPolicyPeer> http) {}

    record RealmImport(String apiVersion, String kind, ObjectMeta metadata, RealmImportSpec spec) {}

    record RealmImportSpec(String keycloakCRName, Map<String, Placeholder> placeholders, RealmRepresentation realm) {}

    record Placeholder(SecretKeySelector secret) {}
}
