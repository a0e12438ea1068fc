internal import Foundation

extension Timestamp {
    /// Reads what people and programs write for an instant.
    ///
    /// RFC 3339 with or without a fraction (`2026-11-22T11:03:43.25+08:00`, `…Z`), a space instead of `T`, or a local
    /// time followed by an IANA zone name (`2026-11-22 11:03:43 Asia/Shanghai`). A local time without a zone is
    /// refused, because guessing the zone would restore to the wrong second. Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        var cursor = TimeTextCursor(text)
        guard let civil = cursor.civilTime(), civil.isValid else { throw Self.unreadable(text) }
        let rest = cursor.rest
        if rest == "Z" || rest == "z" || rest.uppercased() == " UTC" {
            self = civil.instantInUTC
        } else if let offset = Self.offsetSeconds(rest) {
            self = civil.instantInUTC.adding(microseconds: -offset * 1_000_000)
        } else if rest.hasPrefix(" "), let zone = TimeZone(identifier: String(rest.dropFirst())) {
            self = try Self.instant(of: civil, in: zone, text: text)
        } else if rest.isEmpty {
            throw TidemarkError(
                .usage, "The time “\(text)” does not say in which zone it is.",
                hint: "Add Z for UTC, an offset such as +08:00, or a zone name such as Asia/Shanghai.")
        } else {
            throw Self.unreadable(text)
        }
    }

    /// `+08:00`, `-0530` or `+08`, after at most one space, as seconds east of UTC.
    private static func offsetSeconds(_ text: String) -> Int64? {
        var digits = text.hasPrefix(" ") ? text.dropFirst() : text[...]
        let sign: Int64 = digits.hasPrefix("-") ? -1 : 1
        guard digits.hasPrefix("+") || digits.hasPrefix("-") else { return nil }
        digits = digits.dropFirst()
        var numbers = digits.filter { $0 != ":" }
        guard digits.count == numbers.count || (digits.count == 5 && Array(digits)[2] == ":") else { return nil }
        if numbers.count == 2 { numbers += "00" }
        guard numbers.count == 4, numbers.allSatisfy({ $0.isASCII && $0.isNumber }),
            let hours = Int64(numbers.prefix(2)), let minutes = Int64(numbers.suffix(2)), hours <= 18, minutes <= 59
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// The instant at which clocks of `zone` show `civil`; refused where they never do or do so twice.
    private static func instant(
        of civil: CivilTime, in zone: TimeZone, text: String
    ) throws(TidemarkError) -> Timestamp {
        let local = civil.instantInUTC
        var candidates: Set<Timestamp> = []
        for hours in [-26.0, 0, 26] {
            let near = Date(timeIntervalSince1970: Double(local.microseconds) / 1e6 + hours * 3600)
            let offset = Int64(zone.secondsFromGMT(for: near))
            let candidate = local.adding(microseconds: -offset * 1_000_000)
            let shown = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(candidate.microseconds) / 1e6))
            if Int64(shown) == offset { candidates.insert(candidate) }
        }
        if candidates.count == 1, let only = candidates.first { return only }
        let choices = candidates.sorted().map(\.description).joined(separator: " or ")
        throw TidemarkError(
            .usage,
            candidates.isEmpty
                ? "The local time “\(text)” does not exist: clocks were set forward over it."
                : "The local time “\(text)” happened twice: clocks were set back.",
            hint: candidates.isEmpty ? "Give the time in UTC, with Z." : "Give the time in UTC: \(choices).")
    }

    private static func unreadable(_ text: String) -> TidemarkError {
        TidemarkError(
            .usage, "“\(text)” is not a time.",
            hint: "Write it like 2026-11-22T11:03:43Z, 2026-11-22 11:03:43+08:00 or 2026-11-22 11:03:43 Asia/Shanghai.")
    }
}

/// Reads `YYYY-MM-DD[T ]HH:MM[:SS[.fraction]]` from the front of a text.
private struct TimeTextCursor {
    private var remaining: Substring

    init(_ text: String) { remaining = text[...] }

    var rest: String { String(remaining) }

    mutating func civilTime() -> CivilTime? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2), skip("T") || skip("t") || skip(" "),
            let hour = number(digits: 2), skip(":"), let minute = number(digits: 2)
        else { return nil }
        var time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
        guard skip(":") else { return time }
        guard let second = number(digits: 2) else { return nil }
        time.second = second
        guard skip(".") else { return time }
        var scale = 100_000
        var count = 0
        while let character = remaining.first, let digit = character.asciiDigit {
            time.microsecond += digit * scale
            scale /= 10
            count += 1
            remaining = remaining.dropFirst()
        }
        return (1...9).contains(count) ? time : nil
    }

    private mutating func skip(_ character: Character) -> Bool {
        guard remaining.first == character else { return false }
        remaining = remaining.dropFirst()
        return true
    }

    private mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = remaining.first?.asciiDigit else { return nil }
            value = value * 10 + digit
            remaining = remaining.dropFirst()
        }
        return value
    }
}

extension Character {
    fileprivate var asciiDigit: Int? { isASCII ? wholeNumberValue : nil }
}
