internal import CZstd

/// What libzstd says went wrong.
struct ZstdError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Passes a result through, or throws what it stands for.
    static func check(_ result: Int) throws(ZstdError) -> Int {
        guard ZSTD_isError(result) == 0 else { throw ZstdError(String(cString: ZSTD_getErrorName(result))) }
        return result
    }
}
