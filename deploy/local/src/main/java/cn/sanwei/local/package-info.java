/**
 * The whole platform on one machine: what {@code ./sanwei} hands over to ({@link cn.sanwei.local.Main}). A command
 * ({@code UpCommand}, {@code DownCommand}, {@code StatusCommand}, {@code ResetCommand}) is what a person enters. What runs is in
 * {@code platform}, what it stands on in {@code machine}; the servers by themselves, for tests and benches too, are in
 * {@code postgres}, {@code kafka} and {@code keycloak}.
 */
package cn.sanwei.local;
