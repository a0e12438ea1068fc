/// A failure of the test machinery itself, with everything needed to see why.
package struct TestKitError: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
