/**
 * The whole platform on one machine: what {@code ./sanwei} hands over to ({@link cn.sanwei.local.Main}), and the servers by
 * themselves for tests and benches ({@link cn.sanwei.local.PostgresServer}, {@link cn.sanwei.local.KafkaServer},
 * {@link cn.sanwei.local.KeycloakServer}, {@link cn.sanwei.local.JavaService}).
 *
 * <p>A command ({@code UpCommand}, {@code DownCommand}, {@code StatusCommand}, {@code ResetCommand}) is what a person enters;
 * {@code Supervisor} is the process that owns a running platform, {@code Platform} starts its {@code Part}s in order and keeps
 * them alive, {@code PlatformParts} lists them. All that is kept lies in a {@code DataFolder}. Each part is a
 * {@code ChildProcess}; who owns which one is in files ({@code PidFile}, {@code StateFile}), so that a supervisor may be killed.
 */
package cn.sanwei.local;
