internal import Core
internal import Service

/// A moment as somebody types it, in their own zone.
enum MomentText {
    /// Digits from so many on are microseconds since 1970: a place on a timeline.
    private static let fewestDigits = 12

    /// A time with or without a zone, a GTID or `latest`. Throws `RefusedFields` for the field.
    static func moment(
        _ text: String, _ field: String, _ request: ConsoleRequest
    ) throws(RefusedFields) -> RestoreMoment {
        do throws(TidemarkError) {
            if let instant = instant(ofDigits: text) { return .time(instant) }
            if text.lowercased() == "latest" { return .latest }
            if let gtid = try RestoreMoment.gtid(parsing: text) { return .gtid(gtid) }
            return .time(try parsed(text, request))
        } catch {
            throw RefusedFields(path: field, error.message, hint: error.hint)
        }
    }

    /// Throws `RefusedFields` for the field.
    static func time(_ text: String, _ field: String, _ request: ConsoleRequest) throws(RefusedFields) -> Timestamp {
        do throws(TidemarkError) {
            if let instant = instant(ofDigits: text) { return instant }
            return try parsed(text, request)
        } catch {
            throw RefusedFields(path: field, error.message, hint: error.hint)
        }
    }

    private static func instant(ofDigits text: String) -> Timestamp? {
        guard text.utf8.count >= fewestDigits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text).map { Timestamp(microseconds: $0) }
    }

    /// One that names no zone is in the visitor's.
    private static func parsed(_ text: String, _ request: ConsoleRequest) throws(TidemarkError) -> Timestamp {
        if let time = try? Timestamp(parsing: text) { return time }
        do throws(TidemarkError) {
            return try Timestamp(parsing: "\(text) \(request.settings.zone)")
        } catch {
            // Without seconds, as many write it.
            if let time = try? Timestamp(parsing: "\(text):00 \(request.settings.zone)") { return time }
            throw error
        }
    }
}

extension ConsoleRequest {
    /// To the microsecond where it has any, in the visitor's zone: `2026-11-22 11:03:43.998`.
    func precise(_ instant: Timestamp) -> String {
        let text = settings.zone.local(instant).sqlText
        guard let point = text.firstIndex(of: ".") else { return text }
        var fraction = text[text.index(after: point)...]
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? String(text[..<point]) : "\(text[..<point]).\(fraction)"
    }
}
