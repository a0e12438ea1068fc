/// One member of a group of fields.
package struct ConfigEntry: Hashable, Sendable {
    package let key: String
    package let value: ConfigValue
    /// Line of the key, from 1.
    package let line: Int?

    package init(key: String, value: ConfigValue, line: Int? = nil) {
        self.key = key
        self.value = value
        self.line = line ?? value.line
    }
}
