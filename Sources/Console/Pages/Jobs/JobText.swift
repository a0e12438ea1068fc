internal import APIModel
internal import Core

/// A job's progress in words: `read 62 %, 3.1 GB of 5 GB, 4 min left`.
struct JobText {
    /// 0...100; nil where nobody knows the whole.
    let percent: Int?
    let text: String

    init(_ job: JobDocument, _ request: ConsoleRequest) {
        guard case .object(let members)? = job.progress else {
            percent = nil
            text = ""
            return
        }
        func number(_ name: String) -> Double? {
            switch members[name] {
            case .integer(let value)?: Double(value)
            case .number(let value)?: value
            default: nil
            }
        }
        func word(_ name: String) -> String? {
            if case .text(let value)? = members[name], !value.isEmpty { value } else { nil }
        }
        func part(_ done: String, _ whole: String) -> Double? {
            guard let whole = number(whole), whole > 0 else { return nil }
            return min(1, max(0, (number(done) ?? 0) / whole))
        }
        let fraction =
            part("bytes", "totalBytes") ?? part("rows", "totalRows") ?? part("objects", "totalObjects")
            ?? part("tables", "totalTables")
        percent = fraction.map { Int($0 * 100) }
        var parts: [String] = []
        if let phase = word("phase") {
            let name = request.phase(phase)
            parts.append(percent.map { "\(name) \($0) %" } ?? name)
        }
        let bytes = Int64(clamped: number("bytes") ?? 0)
        if let whole = number("totalBytes"), whole > 0 {
            let values = ["done": request.size(bytes), "whole": request.size(Int64(clamped: whole))]
            parts.append(request.say(\.jobs.partOf, values))
        } else if bytes > 0 {
            parts.append(request.size(bytes))
        }
        if let rows = number("rows"), rows > 0 {
            parts.append(request.say(\.jobs.rowCount, ["count": Int64(clamped: rows)]))
        }
        if let left = number("secondsLeft") { parts.append(request.say(\.jobs.left, ["span": request.span(left)])) }
        if let held = word("held") { parts.append(request.say(\.jobs.held, ["why": held])) }
        text = parts.joined(separator: request.language == .zh ? "，" : ", ")
    }
}

extension ConsoleRequest {
    /// What a phase of a job is called; its own word where it has no other.
    func phase(_ code: String) -> String {
        WordTable.word("jobs", StateWords.name(of: "phase-\(code)"))?.text(language) ?? code
    }
}

extension Int64 {
    fileprivate init(clamped value: Double) {
        self = value >= 9.2e18 ? .max : value <= -9.2e18 ? .min : value.isNaN ? 0 : Int64(value)
    }
}
