/// Writes figures in Prometheus' text form.
struct MetricText {
    private(set) var text = ""

    /// A new figure: what it is called, its kind, and what it means.
    mutating func begin(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    mutating func add(_ name: String, _ labels: [(String, String)] = [], _ value: Double) {
        let written = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += written.isEmpty ? "\(name) \(Self.number(value))\n" : "\(name){\(written)} \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
