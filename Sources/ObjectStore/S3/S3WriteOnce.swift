/// How a store keeps an object from being replaced.
enum S3WriteOnce: Sendable, Equatable {
    /// By this header of a put.
    case header(S3Header)
    /// Not at all: the store ignores every header that should do it.
    case missing
}
