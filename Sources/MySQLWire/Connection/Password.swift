/// A password on its way to a server: never printed, never compared, read in `Authentication` alone.
package struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }
    package init(_ text: String) { self.bytes = Array(text.utf8) }

    /// No password at all.
    package static let none = Password([])

    package var isEmpty: Bool { bytes.isEmpty }

    package var description: String { "<password>" }
    package var debugDescription: String { "<password>" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
