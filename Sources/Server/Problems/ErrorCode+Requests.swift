package import Core

extension ErrorCode {
    /// The request cannot be read: its path, query, headers or body.
    package static let requestInvalid = ErrorCode("request.invalid")
    /// There is no such address.
    package static let requestPath = ErrorCode("request.path")
    /// The address does not know the method.
    package static let requestMethod = ErrorCode("request.method")
    /// The body is larger than is read here.
    package static let requestSize = ErrorCode("request.size")
    /// The body has a type that is not read here.
    package static let requestType = ErrorCode("request.type")
    /// It took too long; what was begun may have been done.
    package static let requestTimeout = ErrorCode("request.timeout")
    /// The revision that a change is made from has to be named.
    package static let requestCondition = ErrorCode("request.condition")
    /// The key of the request was used for another one.
    package static let requestKey = ErrorCode("request.key")
    /// The request with that key is being carried out right now.
    package static let requestBusy = ErrorCode("request.busy")
    /// A form of the console that is too old, or that another site made.
    package static let requestForm = ErrorCode("request.form")
}
