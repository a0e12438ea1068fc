/// A file system of a few MiB, to run out of space on. Needs the right to mount, as the superuser of a test machine has.
package struct SmallDisk: Sendable {
    package let folder: String
    private let parent: TestFolder

    /// Mounts a file system in memory.
    package static func make(mebibytes: Int) async throws -> SmallDisk {
        let parent = try TestFolder("disk")
        let folder = parent.file("full")
        try await Shell.require("mkdir", [folder])
        do {
            try await Shell.require("mount", ["-t", "tmpfs", "-o", "size=\(mebibytes)m", "tidemark-test", folder])
        } catch {
            throw TestKitError("a small disk needs the right to mount; run the tests as root (\(error))")
        }
        return SmallDisk(folder: folder, parent: parent)
    }

    /// Gives it more room, everything on it kept.
    package func grow(mebibytes: Int) async throws {
        try await Shell.require("mount", ["-o", "remount,size=\(mebibytes)m", folder])
    }

    package func remove() async throws { try await Shell.require("umount", ["-l", folder]) }
}
