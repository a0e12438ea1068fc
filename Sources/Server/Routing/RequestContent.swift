internal import Service

/// The body of a request, read by its type.
enum RequestContent: Sendable {
    case none
    case json(ConfigValue, [UInt8])
    case yaml(ConfigValue)
    case csv([UInt8])
}
