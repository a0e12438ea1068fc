/// Who runs the store, as far as its host tells: where vendors of the same protocol differ.
package enum S3Vendor: Sendable, Hashable {
    case amazon
    case tencent
    case alibaba
    /// Ceph, MinIO, SeaweedFS and all others.
    case other

    init(host: String) {
        if host.hasSuffix(".amazonaws.com") || host.hasSuffix(".amazonaws.com.cn") {
            self = .amazon
        } else if host.hasSuffix(".myqcloud.com") || host.hasSuffix(".tencentcos.cn") {
            self = .tencent
        } else if host.hasSuffix(".aliyuncs.com") {
            self = .alibaba
        } else {
            self = .other
        }
    }

    /// The large clouds want the bucket in the host's name; the others are mostly reached by one name or address.
    var style: S3Location.Style { self == .other ? .path : .virtual }

    /// What the store checks an upload against. Tencent and Alibaba ignore `x-amz-checksum-…` without a word.
    var checksum: S3Checksum {
        switch self {
        case .amazon: .crc32c
        case .tencent, .alibaba: .md5
        case .other: .sha256
        }
    }

    /// The headers that may make a put write-once, the first that works being taken.
    var writeOnceHeaders: [S3Header] {
        let standard = S3Header("if-none-match", "*")
        return switch self {
        case .amazon, .other: [standard]
        case .tencent: [standard, S3Header("x-cos-forbid-overwrite", "true")]
        case .alibaba: [standard, S3Header("x-oss-forbid-overwrite", "true")]
        }
    }

    /// The region that is part of an endpoint's name, such as `s3.eu-central-1.amazonaws.com`,
    /// `cos.ap-guangzhou.myqcloud.com` or `s3.oss-cn-hangzhou-internal.aliyuncs.com`.
    func region(host: String) -> String? {
        let labels = host.split(separator: ".")
        switch self {
        case .amazon:
            guard let service = labels.firstIndex(of: "amazonaws"), service >= 2 else { return nil }
            let label = labels[service - 1]
            return label == "s3" || label == "dualstack" ? nil : String(label)
        case .tencent:
            guard let service = labels.firstIndex(of: "cos"), service + 1 < labels.count else { return nil }
            return labels[service + 1] == "accelerate" ? nil : String(labels[service + 1])
        case .alibaba:
            guard var label = labels.first(where: { $0.hasPrefix("oss-") }), label != "oss-accelerate" else {
                return nil
            }
            label = label.dropFirst("oss-".count)
            return String(label.hasSuffix("-internal") ? label.dropLast("-internal".count) : label)
        case .other: return nil
        }
    }
}
