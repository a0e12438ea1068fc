internal import APIModel
package import Console
internal import Core
internal import Crypto
internal import Foundation
package import Service

/// What exactly a form asks for: its address and fields, whoever sends it. An approval is for one such digest.
package enum FormDigest {
    /// SHA-256 in hexadecimal. Fields of the frame, whose names begin with `_`, are no part of it.
    package static func of(_ form: ConsoleForm, to address: String) -> String {
        var hash = SHA256()
        func add(_ text: String) {
            hash.update(data: Array("\(text.utf8.count) \(text)".utf8))
        }
        add("POST")
        add(address)
        for name in form.names where !name.hasPrefix("_") {
            add(name)
            for value in form.all(name) { add(value) }
        }
        if let file = form.file {
            add(file.field)
            hash.update(data: file.bytes)
        }
        return Hex.encode(Array(hash.finalize()))
    }

    /// What those who approve are told; nil where the visitor gives no reason, and so does not ask.
    package static func ask(_ form: ConsoleForm, to address: String) -> ApprovalAsk? {
        guard let reason = form.optional("_approval_reason"), reason.utf8.count <= 1000 else { return nil }
        // Several values of a field stay several: the same form can be made of it again.
        let fields = form.names.filter { !$0.hasPrefix("_") }.map { name -> (String, JSONTree) in
            let values = form.all(name).map { JSONTree.text($0) }
            return (name, values.count == 1 ? values[0] : .list(values))
        }
        let body = (try? WireJSON.bytes(Dictionary(fields) { first, _ in first })) ?? []
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        return ApprovalAsk(
            reason: reason,
            request: RequestDigest.shown(
                method: "POST", path: parts.first ?? address, query: parts.count == 2 ? parts[1] : "", body: body))
    }
}
