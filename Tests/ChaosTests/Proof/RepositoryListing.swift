import Core
import Foundation

/// What `tidemark list --json` says of one instance: nothing of the service is asked, the repository and its key are enough.
struct RepositoryListing {
    /// A line, whatever it is about.
    private struct Line: Decodable {
        let event: String
        let id: String?
        let state: String?
        let startedAt: String?
        let finishedAt: String?
        let start: String?
        let end: String?
        let run: String?
        let endReason: String?
    }

    struct Base {
        let id: String
        let from: Timestamp
        let to: Timestamp
    }

    struct Window {
        let start: Timestamp
        let end: Timestamp
        let run: String
        let endReason: String
    }

    private(set) var bases: [Base] = []
    private(set) var windows: [Window] = []

    init(_ text: String) throws {
        for part in text.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(part.utf8))
            if line.event == "base", line.state == "consistent", let id = line.id, let from = line.startedAt,
                let to = line.finishedAt
            {
                bases.append(Base(id: id, from: try Timestamp(parsing: from), to: try Timestamp(parsing: to)))
            } else if line.event == "window", let start = line.start, let end = line.end {
                windows.append(
                    Window(
                        start: try Timestamp(parsing: start), end: try Timestamp(parsing: end), run: line.run ?? "",
                        endReason: line.endReason ?? ""))
            }
        }
        bases.sort { $0.from < $1.from }
    }

    /// One window, and bases one after the other: two runs of one base at once would have left two that overlap.
    func problems(_ name: String) -> [String] {
        var problems: [String] = []
        if windows.count != 1 { problems.append("the repository has \(windows.count) windows of \(name): \(windows)") }
        if bases.isEmpty { problems.append("the repository has no base of \(name)") }
        for (earlier, later) in zip(bases, bases.dropFirst()) where later.from < earlier.to {
            problems.append(
                "\(name): base \(later.id) was begun at \(later.from), before \(earlier.id) ended at \(earlier.to)")
        }
        return problems
    }
}
