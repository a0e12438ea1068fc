internal import APIModel
internal import Core
internal import Service

extension ConsoleRequest {
    /// Where a form can be sent again once others have approved what they were just asked for; nil where they were not.
    /// `fields` of the form are taken along, so that it asks for exactly the same.
    func asked(_ problems: FormProblems, fields: [String] = [], at address: String) async throws -> String? {
        guard problems.code == ErrorCode.accessAsked.rawValue, let digest = caller.digest else { return nil }
        let approvals = try await service.approvals(quiet, PageRequest(limit: 50)).items
        guard let approval = approvals.first(where: { $0.digest == digest && $0.state == "waiting" }) else {
            return nil
        }
        let pairs = [("approval", approval.id)] + fields.map { ($0, form[$0]) }.filter { !$0.1.isEmpty }
        let query = pairs.map { "\($0.0)=\(PercentEncoding.encoded($0.1).replacing("/", with: "%2F"))" }
        return "\(address)\(address.contains("?") ? "&" : "?")\(query.joined(separator: "&"))"
    }
}
