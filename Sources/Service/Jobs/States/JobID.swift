/// The name of one job, unique in a catalog.
package struct JobID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }
    package static func < (left: JobID, right: JobID) -> Bool { left.rawValue < right.rawValue }
}
