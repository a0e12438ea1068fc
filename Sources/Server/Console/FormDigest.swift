package import Console
internal import Core
internal import Crypto
internal import Foundation

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
}
