internal import Core
internal import Crypto

/// The files that pages load, by their whole address: in it stands the hash of the content, so that browsers keep them for ever.
///
/// Nothing of a request's path reaches a disk: what is not in the table is not there.
package struct AssetTable: Sendable {
    private let files: [String: Asset]
    /// Addresses, in the order they are loaded in.
    package let styles: [String]
    package let scripts: [String]
    /// Our module, which imports the others beside it.
    package let module: String
    /// Nil where the package is not there.
    package let chart: String?

    /// `vendor` holds what was found of other projects; pages work without.
    package init(vendor: [VendorFile: [UInt8]] = [:]) {
        var files: [String: Asset] = [:]
        var addresses: [VendorFile: String] = [:]
        for (file, bytes) in vendor {
            let address = "/assets/vendor/\(Self.hash([bytes]))/\(file.fileName)"
            files[address] = Asset(type: Self.type(of: file.fileName), bytes: bytes)
            addresses[file] = address
        }
        let own = EmbeddedAssets.all.filter { !$0.key.hasPrefix("templates/") }.sorted { $0.key < $1.key }
        // One hash for all, as modules import each other by their places.
        let hash = Self.hash(own.flatMap { [Array($0.key.utf8), Array($0.value.utf8)] })
        for (name, text) in own {
            files["/assets/own/\(hash)/\(name)"] = Asset(type: Self.type(of: name), bytes: Array(text.utf8))
        }
        self.files = files
        let sheets = own.map(\.key).filter { $0.hasSuffix(".css") }.map { "/assets/own/\(hash)/\($0)" }
        styles = [addresses[.bootstrapStyle]].compactMap { $0 } + sheets
        scripts = [addresses[.bootstrapScript]].compactMap { $0 }
        module = "/assets/own/\(hash)/js/console.js"
        chart = addresses[.chartScript]
    }

    package func asset(at address: String) -> Asset? { files[address] }

    package var addresses: [String] { files.keys.sorted() }

    private static func hash(_ parts: [[UInt8]]) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.count) ".utf8))
            hash.update(data: part)
        }
        return String(Hex.encode(Array(hash.finalize())).prefix(16))
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}
