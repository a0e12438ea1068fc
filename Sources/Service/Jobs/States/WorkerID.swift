/// The name of one run of a worker process: a worker that is started again has another one.
package struct WorkerID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }
    package static func < (left: WorkerID, right: WorkerID) -> Bool { left.rawValue < right.rawValue }
}
