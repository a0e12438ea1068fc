/// Divides a stream of bytes into events, as the standard of HTML describes them; no input or output.
package struct ServerSentEventParser: Sendable {
    package struct TooLong: Error {}

    /// Bytes of one event.
    private let limit: Int
    private var line: [UInt8] = []
    private var endedWithReturn = false
    private var isFirstLine = true
    private var kind = ""
    private var data: [String] = []
    private var size = 0
    private var lastID: String?
    /// What the server asks to wait before connecting again, in seconds.
    package private(set) var retrySeconds: Double?

    package init(limit: Int = 1 << 20) { self.limit = limit }

    /// The events that these bytes complete. Throws where one is larger than the limit.
    package mutating func feed(_ bytes: [UInt8]) throws(TooLong) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            switch byte {
            case 0x0A:
                if !endedWithReturn, let event = endLine() { events.append(event) }
                endedWithReturn = false
            case 0x0D:
                if let event = endLine() { events.append(event) }
                endedWithReturn = true
            default:
                endedWithReturn = false
                size += 1
                guard size <= limit else { throw TooLong() }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirstLine = false
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return endEvent() }
        let text = String(decoding: line, as: UTF8.self)
        let name = text.prefix { $0 != ":" }
        var value = text.dropFirst(name.count + 1)
        if value.first == " " { value = value.dropFirst() }
        switch name {
        // A remark, which keeps the connection alive.
        case "": if data.isEmpty { size = 0 }
        case "event": kind = String(value)
        case "data": data.append(String(value))
        case "id": if !value.contains("\0") { lastID = String(value) }
        case "retry": if let milliseconds = Double(value), milliseconds >= 0 { retrySeconds = milliseconds / 1000 }
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            kind = ""
            data = []
            size = 0
        }
        guard !data.isEmpty else { return nil }
        return ServerSentEvent(
            kind: kind.isEmpty ? "message" : kind, data: data.joined(separator: "\n"), id: lastID)
    }
}
