/**
 * A platform that runs: {@link cn.sanwei.local.platform.Supervisor} is the process that owns it, {@code Platform} starts its
 * {@code Part}s in order and keeps them alive, {@code PlatformParts} lists them. All that is kept lies in a {@code DataFolder};
 * who owns which process is in files ({@code StateFile}), so that a supervisor may be killed.
 */
package cn.sanwei.local.platform;
