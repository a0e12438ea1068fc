package import Core
internal import Foundation
internal import Repository

/// One call, as the audit keeps it for ever: who, what, with which result. Names of members are part of the format.
package struct AuditEntry: Sendable, Hashable, Codable {
    package var format = 1
    /// Which chain it was written to; a service that was rebuilt from an export begins another behind the last entry it knows.
    package var chain: String
    /// Without gaps, from 1.
    package var number: Int64
    package var time: Timestamp
    package var who: AuditCaller
    /// The address the call came from; absent inside the service.
    package var address: String?
    package var request: String
    package var function: String
    package var verb: String?
    package var resource: AuditResource
    /// Further rights that were needed.
    package var rights: [AuditRight]?
    package var result: AuditResult
    /// The problem's, where it was not done.
    package var code: String?
    /// The approval it was done under.
    package var approval: String?
    package var changes: [AuditChange]?
    /// Of how many alike calls it tells; absent for one.
    package var calls: Int64?
    /// The hash of the entry before, hexadecimal; of the first, zeros.
    package var previous: String

    init(_ draft: AuditDraft, chain: String, number: Int64, time: Timestamp, previous: String) {
        self.chain = chain
        self.number = number
        self.time = time
        who = draft.who
        address = draft.address
        request = draft.request
        function = draft.function
        verb = draft.verb
        resource = draft.resource
        rights = draft.rights.isEmpty ? nil : draft.rights
        result = draft.result
        code = draft.code
        approval = draft.approval
        changes = draft.changes.isEmpty ? nil : draft.changes
        calls = draft.calls
        self.previous = previous
    }

    /// Nil where the bytes are no entry that is known here.
    init?(body: [UInt8]) {
        guard let entry = try? JSONDecoder().decode(AuditEntry.self, from: Data(body)), entry.format == 1 else {
            return nil
        }
        self = entry
    }

    /// The bytes that are hashed.
    var body: [UInt8] { get throws { try StoredJSON.encode(self) } }
}
