extension ObjectNames {
    static let audit = "audit/"

    static func audit(of service: String) -> String { "\(audit)\(service)/" }

    /// Numbers of twenty digits, so that names sort by them.
    static func auditSegment(_ first: Int64, _ last: Int64, chain: String, of service: String) -> String {
        "\(audit(of: service))\(chain)/\(digits(first))-\(digits(last)).audit"
    }

    private static func digits(_ number: Int64) -> String {
        let digits = String(max(0, number))
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }
}
