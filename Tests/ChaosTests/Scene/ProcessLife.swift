import Core
import Foundation
import TestKit

/// One life of a process that is started again and again.
struct ProcessLife: Sendable {
    let run: TidemarkRun
    let from: Timestamp
    /// When it was seen to have ended.
    var to: Timestamp?
    /// Spans in which it was stopped (SIGSTOP) and did nothing.
    var frozen: [Range<Timestamp>] = []

    /// A line of its log; what is no such line is passed over.
    struct Line: Decodable {
        let time: String
        let message: String
        let job: String?
        let lease: String?
        let kind: String?
    }

    var lines: [Line] {
        run.errors.split(separator: "\n").compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }
}
