package import Core

/// One row of an answer. Reading a column in a type it does not hold throws `catalog.damaged`.
package struct CatalogRow: Sendable, Equatable {
    private let names: [String]
    private let values: [CatalogValue]

    package init(names: [String], values: [CatalogValue]) {
        self.names = names
        self.values = values
    }

    package func value(_ name: String) throws(TidemarkError) -> CatalogValue {
        guard let index = names.firstIndex(of: name), index < values.count else { throw unfit(name, "there") }
        return values[index]
    }

    package func text(_ name: String) throws(TidemarkError) -> String {
        guard let text = try optionalText(name) else { throw unfit(name, "text") }
        return text
    }

    package func optionalText(_ name: String) throws(TidemarkError) -> String? {
        switch try value(name) {
        case .text(let text): text
        case .null: nil
        default: throw unfit(name, "text")
        }
    }

    package func integer(_ name: String) throws(TidemarkError) -> Int64 {
        guard let number = try optionalInteger(name) else { throw unfit(name, "an integer") }
        return number
    }

    package func optionalInteger(_ name: String) throws(TidemarkError) -> Int64? {
        switch try value(name) {
        case .integer(let number): number
        case .null: nil
        default: throw unfit(name, "an integer")
        }
    }

    package func real(_ name: String) throws(TidemarkError) -> Double {
        switch try value(name) {
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw unfit(name, "a number")
        }
    }

    package func blob(_ name: String) throws(TidemarkError) -> [UInt8] {
        guard case .blob(let bytes) = try value(name) else { throw unfit(name, "bytes") }
        return bytes
    }

    /// 0 or 1.
    package func flag(_ name: String) throws(TidemarkError) -> Bool { try integer(name) != 0 }

    /// Microseconds since 1970.
    package func time(_ name: String) throws(TidemarkError) -> Timestamp {
        Timestamp(microseconds: try integer(name))
    }

    package func optionalTime(_ name: String) throws(TidemarkError) -> Timestamp? {
        try optionalInteger(name).map { Timestamp(microseconds: $0) }
    }

    /// The value of an enumeration stored by its raw text.
    package func raw<Value: RawRepresentable<String>>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(TidemarkError) -> Value {
        guard let value = Value(rawValue: try text(name)) else { throw unfit(name, "a known word") }
        return value
    }

    private func unfit(_ name: String, _ what: String) -> TidemarkError {
        TidemarkError(
            .catalogDamaged, "The catalog's column \(name) is not \(what).",
            hint: "Was the catalog changed by hand? Restore it from its export in a repository.")
    }
}
