internal import Core
import Glibc
internal import Service

/// What the bench says: an object a line, on the standard output, for the script that started it.
enum BenchLine {
    static func write(_ fields: [String: String]) {
        let members = fields.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
        let bytes = Array("{\(members.joined(separator: ","))}\n".utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }

    /// Something went wrong, and the run counts for nothing.
    static func note(_ part: String, _ error: TidemarkError) {
        write(["event": "trouble", "part": part, "what": "\(error.code.rawValue): \(error.message)"])
    }

    static func note(_ part: String, _ result: Result<[Job], TidemarkError>) {
        switch result {
        case .success(let jobs): for job in jobs { write(["event": "trouble", "part": part, "what": "\(job.id)"]) }
        case .failure(let error): note(part, error)
        }
    }

    private static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20: " "
            default: "\(scalar)"
            }
        }
        return "\"\(plain.joined())\""
    }
}
