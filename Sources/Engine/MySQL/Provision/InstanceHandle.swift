/// What a provider knows an instance by.
package struct InstanceHandle: Sendable, Hashable, CustomStringConvertible {
    package let identifier: String

    package init(_ identifier: String) { self.identifier = identifier }

    package var description: String { identifier }
}
