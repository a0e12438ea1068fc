/// Repositories and their keys.
package final class RepositoryWords: WordGroup {
    package let title = Word(en: "Repositories", zh: "备份仓库")
    package let headline = Word(
        en: "{count} repositories, and the key of each is kept.", one: "{count} repository, and its key is kept.",
        zh: "{count} 个备份仓库，密钥均已保存。")
    package let keyless = Word(
        en: "The key of {count} repositories is not here.", one: "The key of {count} repository is not here.",
        zh: "{count} 个备份仓库没有保存密钥。")
    package let nothing = Word(en: "There is no place for backups yet.", zh: "还没有备份仓库。")
    package let lead = Word(
        en: "A repository and its key are enough to restore, without this service.",
        zh: "只要有仓库和密钥，即使没有本服务也能恢复。")
    package let empty = Word(
        en: "Add a directory or a bucket, and keep a copy of its key elsewhere.", zh: "请添加目录或存储桶，并在别处保留一份密钥。")
    package let repository = Word(en: "Repository", zh: "备份仓库")
    package let url = Word(en: "Where it is", zh: "位置")
    package let urlHelp = Word(
        en:
            "file:///srv/backups for a folder of the workers, or s3://bucket/prefix?region=… with &endpoint=… for other stores.",
        zh: "工作节点上的目录 file:///srv/backups，或 s3://bucket/prefix?region=…；其他对象存储加 &endpoint=…。")
    package let key = Word(en: "Key", zh: "密钥")
    package let noKey = Word(en: "not here", zh: "未保存")
    package let credentials = Word(en: "Credentials kept", zh: "访问凭证")
    package let ofWorker = Word(en: "those of the worker", zh: "使用工作节点的凭证")
    package let limits = Word(en: "Limits", zh: "限速")
    package let plans = Word(en: "Plans", zh: "备份计划")
    package let catalog = Word(en: "Holds the catalog", zh: "存放目录库")
    package let add = Word(en: "Add a repository", zh: "添加备份仓库")
    package let addTitle = Word(en: "Add a repository", zh: "添加备份仓库")
    package let addHeadline = Word(en: "Where do backups go?", zh: "备份存到哪里？")
    package let addLead = Word(
        en: "All that is stored is compressed, then encrypted with a key of yours.", zh: "所有数据先压缩，再用您的密钥加密。")
    package let added = Word(
        en: "The repository {name} is added. Keep a copy of its key elsewhere.", zh: "已添加仓库 {name}。请在别处保留一份密钥。")
    package let changed = Word(en: "The repository {name} is changed.", zh: "已修改仓库 {name}。")
    package let removed = Word(
        en: "{name} is forgotten here. What is stored in it is untouched.", zh: "已从本服务移除 {name}，其中的数据未动。")
    package let name = Word(en: "Name", zh: "名称")
    package let nameHelp = Word(en: "Plans go by it; it stays.", zh: "计划以此引用；添加后不可更改。")
    package let make = Word(en: "Make it where there is none yet", zh: "若该位置尚无仓库，则新建")
    package let makeHelp = Word(
        en:
            "The server goes there itself. Untick it for a place that only the workers reach, and make it there by tidemark init.",
        zh: "由服务器直接创建。若只有工作节点能访问该位置，请取消勾选，并在那里用 tidemark init 创建。")
    package let place = Word(en: "The place", zh: "存储位置")
    package let accessKey = Word(en: "Access key", zh: "Access Key（访问密钥）")
    package let secretKey = Word(en: "Secret key", zh: "Secret Key（私有密钥）")
    package let credentialsHelp = Word(
        en: "Of a bucket. Empty: those that the workers have by themselves.", zh: "用于存储桶。留空则使用工作节点自身的凭证。")
    package let credentialsKept = Word(
        en: "Credentials are kept; empty leaves them as they are.", zh: "凭证已保存；留空则保持不变。")
    package let bothHalves = Word(en: "Write both halves, or neither.", zh: "两项需同时填写或同时留空。")
    package let keyWarning = Word(
        en: "Without this key nothing can be restored, by nobody. Keep a copy where a fire here does not reach it.",
        zh: "没有此密钥，任何人都无法恢复数据。请将副本保存在异地。")
    package let keyKind = Word(en: "What opens it", zh: "密钥类型")
    package let keyKindHelp = Word(
        en: "Kept sealed. With a KMS or a token the key itself never leaves it.", zh: "加密保存。使用 KMS 或硬件令牌时，密钥不会离开其中。")
    package let keepKey = Word(en: "as it is", zh: "保持不变")
    package let keyfile = Word(en: "key file", zh: "密钥文件")
    package let passphrase = Word(en: "passphrase", zh: "口令")
    package let kms = Word(en: "KMS", zh: "KMS（密钥管理服务）")
    package let token = Word(en: "HSM or token (PKCS #11)", zh: "HSM 或硬件令牌（PKCS #11）")
    package let passphraseHelp = Word(
        en: "The one filled in is new and random: copy it now, it is not shown again.", zh: "已填入新的随机口令：请立即保存，之后不再显示。")
    package let keyfileHelp = Word(en: "The content of the file.", zh: "文件内容。")
    package let keyName = Word(en: "Name of the key", zh: "密钥名称")
    package let endpoint = Word(en: "Address of the KMS", zh: "KMS 地址")
    package let region = Word(en: "Region", zh: "区域")
    package let module = Word(en: "Module on the workers", zh: "工作节点上的模块路径")
    package let tokenLabel = Word(en: "Label of the token", zh: "令牌标签")
    package let pin = Word(en: "PIN", zh: "PIN 码")
    package let more = Word(en: "Limits, catalog and prices", zh: "限速、目录库与价格")
    package let upload = Word(en: "Upload at most", zh: "上传限速")
    package let download = Word(en: "Download at most", zh: "下载限速")
    package let rateHelp = Word(en: "Such as 50MB/s; empty is no limit.", zh: "例如 50MB/s；留空为不限。")
    package let holdsCatalog = Word(
        en: "The service's own catalog is exported here every hour", zh: "每小时将本服务的目录库导出到此处")
    package let prices = Word(en: "Prices of a GB a month", zh: "每 GB 每月价格")
    package let pricesHelp = Word(en: "A storage class and its price a line.", zh: "每行一个存储类别及其价格。")
    package let noPrice = Word(en: "“{line}” is no price.", zh: "“{line}” 不是有效的价格。")
    package let currency = Word(en: "Currency", zh: "货币")
    package let repositoryTitle = Word(en: "{name}: repository", zh: "{name}：备份仓库")
    package let repositoryHeadline = Word(en: "The repository {name}", zh: "备份仓库 {name}")
    package let repositoryLead = Word(en: "{url} · key: {key}", zh: "{url} · 密钥：{key}")
    package let removeTitle = Word(en: "Forget the repository", zh: "移除仓库")
    package let removeText = Word(
        en: "The service forgets it and its key. What is stored there stays, and opens with a copy of the key alone.",
        zh: "本服务将移除该仓库及其密钥。已存储的数据保留，但只能用密钥副本打开。")
    package let keysLink = Word(en: "Every key that opens it", zh: "查看所有可用密钥")
    package let keysTitle = Word(
        en: "{name}: {count} keys", one: "{name}: {count} key", zh: "{name}：{count} 个密钥")
    package let keysHeadline = Word(
        en: "{count} keys open {name}.", one: "{count} key opens {name}.", zh: "{count} 个密钥可打开 {name}。")
    package let keysLead = Word(
        en: "As the repository tells. Each opens it alone; what they are made of is nowhere in it.",
        zh: "由仓库自身记录。任何一个都能单独打开仓库，密钥内容不在其中。")
    package let keyAlone = Word(
        en: "Where this one is lost, nothing can be restored, by nobody. Add a second: tidemark key add --repo …",
        zh: "一旦丢失此密钥，任何人都无法恢复。请再添加一个：tidemark key add --repo …")
    package let slot = Word(en: "Slot", zh: "密钥槽")
    package let label = Word(en: "Label", zh: "标签")
    package let made = Word(en: "Made", zh: "创建时间")
    package let opens = Word(en: "State", zh: "状态")
    package let keyCurrent = Word(en: "opens everything", zh: "可打开全部")
    package let keyBehind = Word(en: "opens what is older", zh: "仅可打开旧数据")
    package let keyUnusable = Word(en: "opens nothing", zh: "不可用")
    package let keysHint = Word(
        en: "Keys are added, renewed and removed where they are: tidemark key add, rotate, remove, destroy.",
        zh: "密钥的添加、轮换、移除与销毁请使用：tidemark key add、rotate、remove、destroy。")

    package init() {}
}
