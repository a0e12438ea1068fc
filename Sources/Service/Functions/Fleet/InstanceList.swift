/// A list of instances as somebody sends it.
package enum InstanceList: Sendable {
    /// Bytes of CSV with a header.
    case csv([UInt8])
    /// A document with `instances:`.
    case document(ConfigValue)
}
