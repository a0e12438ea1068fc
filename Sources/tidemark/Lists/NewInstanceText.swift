internal import Core
internal import Engine

/// How a new instance is connected to, for people and for machines. Never its password.
enum NewInstanceText {
    static func lines(_ description: InstanceDescription, isEphemeral: Bool) -> [String] {
        let url = description.access.url
        var lines = [
            Console.labelled("server", (description.serverVersion.map { $0 + ", " } ?? "") + url.description)
        ]
        if let socket = description.socket { lines.append(Console.labelled("socket", socket)) }
        if let file = description.passwordFile { lines.append(Console.labelled("password", "in \(file)")) }
        for place in description.places { lines.append(Console.labelled(place.name, place.path)) }
        for note in description.notes { lines.append(Console.labelled("note", note)) }
        return lines
    }

    static func object(_ description: InstanceDescription, isEphemeral: Bool) -> JSONValue {
        let url = description.access.url
        return JSONValue.object([
            .init(name: "event", value: "new-instance"), .init(name: "url", value: .string(url.description)),
            .init(name: "host", value: .string(url.host)), .init(name: "port", value: .integer(Int64(url.port))),
            .init(name: "user", value: .string(url.user)), .init(name: "socket", value: .optional(description.socket)),
            .init(name: "passwordFile", value: .optional(description.passwordFile)),
            .init(name: "version", value: .optional(description.serverVersion)),
            .init(name: "ephemeral", value: .bool(isEphemeral)),
        ]).appending(
            description.places.map { .init(name: $0.name, value: .string($0.path)) }
                + [.init(name: "notes", value: .array(description.notes.map { .string($0) }))])
    }
}
