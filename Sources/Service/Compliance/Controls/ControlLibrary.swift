package import Core
internal import Glibc

/// The sets of controls of a service: those of a file, or of all files of a folder whose names end in `.yaml` or `.yml`.
///
/// They are read for each report, so that what a user changes holds from the next one on.
package struct ControlLibrary: Sendable, Hashable {
    /// A file or a folder; nil for none, where `ControlSet.facts` is all there is.
    package let path: String?

    package static let limits = YAMLLimits(bytes: 256 << 10, values: 20_000, depth: 8)
    /// Files that are read.
    package static let mostFiles = 50

    package init(path: String? = nil) { self.path = path }

    /// In the order of the files' names; those of a service come before `facts`. Throws `compliance.controls` with every
    /// problem: its file, line and key.
    package func sets() throws(TidemarkError) -> [ControlSet] {
        guard let path else { return [.facts] }
        var sets: [ControlSet] = []
        var wrong: [String] = []
        for file in try Self.files(at: path) {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            do throws(TidemarkError) {
                let set = try Self.read(try Self.bytes(of: file), name: name)
                if sets.contains(where: { $0.name == set.name }) || set.name == ControlSet.facts.name {
                    wrong.append("\(name): name: Another set is called \(set.name). Give each a name of its own.")
                }
                sets.append(set)
            } catch {
                wrong.append(error.message)
            }
        }
        guard wrong.isEmpty else {
            throw TidemarkError(
                .complianceControls, wrong.joined(separator: "\n"),
                hint: "Correct the sets of controls at \(path); docs/compliance.md says what is written in them.")
        }
        return sets + [.facts]
    }

    /// The set of a name; the first one for nil. Throws `compliance.controls`.
    package func set(named name: String?) throws(TidemarkError) -> ControlSet {
        let sets = try sets()
        guard let found = name.map({ name in sets.first { $0.name == name } }) ?? sets.first else {
            throw TidemarkError(
                .complianceControls, "There is no set of controls \(name ?? "").",
                hint: "Sets are \(sets.map(\.name).listed).")
        }
        return found
    }

    /// One file's set; `name` stands for it in messages. Throws `compliance.controls` with every problem.
    package static func read(_ bytes: [UInt8], name: String) throws(TidemarkError) -> ControlSet {
        let problems = ConfigProblems()
        do throws(TidemarkError) {
            let document = try YAMLDocument.read(bytes, name: name, limits: limits)
            if let set = ControlReader.read(document, problems) { return set }
        } catch {
            throw TidemarkError(.complianceControls, error.message, hint: error.hint)
        }
        throw TidemarkError(
            .complianceControls, problems.list.map { "\(name): \($0)" }.joined(separator: "\n"),
            hint: "Correct the file; docs/compliance.md says what is written in it.")
    }

    // MARK: Files

    private static func files(at path: String) throws(TidemarkError) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOTDIR { return [path] }
            throw unreadable(path)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), name.hasSuffix(".yaml") || name.hasSuffix(".yml") { names.append(name) }
            guard names.count <= mostFiles else {
                throw TidemarkError(
                    .complianceControls, "\(path) holds more than \(mostFiles) sets of controls.",
                    hint: "Take those out that nobody uses.")
            }
        }
        return names.sorted().map { "\(path)/\($0)" }
    }

    private static func bytes(of path: String) throws(TidemarkError) -> [UInt8] {
        // Whoever puts a pipe there must not stop the service.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        // One byte more than is read says that there are too many.
        while bytes.count <= limits.bytes {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw unreadable(path) }
                continue
            }
            bytes += piece.prefix(count)
        }
        return bytes
    }

    private static func unreadable(_ path: String) -> TidemarkError {
        TidemarkError(
            .complianceControls, "The sets of controls at \(path) cannot be read: \(String(cString: strerror(errno))).",
            hint: "Look at the path under controls in the service's configuration, and at its permissions.")
    }
}
