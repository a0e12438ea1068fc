package import Core

extension ErrorCode {
    /// No link has this address. Said of a wrong secret as well.
    package static let downloadUnknown = ErrorCode("download.unknown")
    /// The link was revoked, used up, or has expired, or its file is gone.
    package static let downloadOver = ErrorCode("download.over")
    /// The link may not be used from there.
    package static let downloadAddress = ErrorCode("download.address")
    /// Too many wrong links came from there.
    package static let downloadDelayed = ErrorCode("download.delayed")
    /// The part of the file that was asked for is not in it.
    package static let downloadRange = ErrorCode("download.range")
    /// The export is not ready, or its file is gone.
    package static let exportState = ErrorCode("export.state")
}
