internal import APIModel
import ArgumentParser
internal import Core

/// How fast a server's workers use a repository, and what it costs.
struct RepositoryFigureOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Write at most so many bytes a second, such as 20MB/s; none for no limit.", valueName: "rate"))
    var uploadRate: String?

    @Option(help: ArgumentHelp("Read at most so many bytes a second; none for no limit.", valueName: "rate"))
    var downloadRate: String?

    @Option(
        help: ArgumentHelp(
            "What a gigabyte costs a month in a storage class, such as STANDARD=0.023; may come several times; none for "
                + "the service's own prices.", valueName: "class=price"))
    var price: [String] = []

    @Option(help: ArgumentHelp("What its prices are in, such as EUR.", valueName: "word"))
    var currency: String?

    /// Writes into a form what was given, and what was not as it is known. Throws `usage.invalid`.
    func fill(_ form: inout RepositoryForm, from known: RepositoryDocument? = nil) throws(TidemarkError) {
        form.uploadBytesPerSecond = try Self.rate(uploadRate, known?.uploadBytesPerSecond)
        form.downloadBytesPerSecond = try Self.rate(downloadRate, known?.downloadBytesPerSecond)
        form.prices = try price.isEmpty ? known?.prices : Self.prices(price)
        form.currency = currency ?? known?.currency
    }

    /// Bytes a second; nil for no limit.
    private static func rate(_ text: String?, _ known: Int64?) throws(TidemarkError) -> Int64? {
        guard let text else { return known }
        return try text == "none" ? nil : Int64(clamping: ByteRate(parsing: text).bytesPerSecond)
    }

    private static func prices(_ texts: [String]) throws(TidemarkError) -> [String: Double] {
        guard texts != ["none"] else { return [:] }
        var prices: [String: Double] = [:]
        for text in texts {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, let price = Double(parts[1]), price.isFinite, price >= 0 else {
                throw TidemarkError(
                    .usage, "\"\(text)\" is no price of a storage class", hint: "write it like STANDARD=0.023")
            }
            prices[parts[0]] = price
        }
        return prices
    }
}
