/// One thing to know: `Instance`, `shop-1`.
package struct MessageFact: Sendable, Hashable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}
