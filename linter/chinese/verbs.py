"""Verbs that take an object in the prose of official papers.

A noun at the end of a clause belongs to the nearest of them before it. Words that drafts use as nouns no less than as
verbs (服务, 建设, 发展, 学习, 排查) are left out: 加强服务水平 still reads as 加强 … 水平.
"""

_GOVERNING = """
    加强 加大 加快 加深 加速 强化 提高 提升 增强 增加 增进 扩大 扩展 拓宽 拓展 深化 推进 推动 推行 推广 促进 改善 改进 改变
    完善 优化 健全 开展 实施 落实 贯彻 执行 践行 履行 行使 遵守 严守 恪守 建立 构建 构筑 打造 营造 创造 创建 创设 创新 形成 实现
    达到 完成 解决 化解 破解 消除 防止 防范 严防 杜绝 避免 减少 降低 缩小 克服 弥补 补齐 补足 补强 纠正 整改 抓好 抓实 抓紧 做好
    搞好 做到 坚持 遵循 发挥 发扬 弘扬 传承 培养 培育 树立 树牢 确立 制定 出台 召开 举办 举行 进行 满足 适应 保障 确保 保证 保持
    维护 巩固 夯实 筑牢 奠定 提供 取得 获得 赢得 激发 调动 凝聚 压实 承担 担负 肩负 扛起 把握 采取 运用 规范 明确 突出 围绕 聚焦
    突破 遏制 控制 丰富 积累 转变 净化 严肃 缓解 减轻 给予 造成 产生 引起 出现 存在 发生 具有 拥有 体现 展现 展示 彰显 影响 危害
    威胁 危及 损害 带来 追求 注重 重视 关注 反映 适合 符合 超过 接受 参加 受到 得到 珍惜 爱护 守护
"""
_NOMINAL = "履行 宣传 引导 教育 培训 监管 管理 服务 检查 排查 整治 打击 帮扶 保护 创建 整改 保障 提升 维护 培养 培育 控制 推广 创新 缓解 执行 落实 治理 实施 巩固 遏制 净化"
_TRAITS = "防范 保障 创新 执行 控制 维护 化解"
_ACTIONS = "机制 制度 活动 工作 建设 工程 措施 方案 问题 目标 原则 责任 条件 作用"

GOVERNING = frozenset(_GOVERNING.split())

PREPOSED = (
    "使(?![用命者节])|(?<![礼谦出转])让|把(?![握关])|(?<!即)将(?![来军士领])|被(?!告)|(?<![但可只于总还凡])是(?!否|非)"
    "|(?<![可所足得加予难])以(?![上下来及后前内外免便])|(?<![供补送交])给(?!予|养)|(?<![达得受做感遇看想找办])到(?![位期底场])"
    "|(?<![存现实正内外所])在(?![线校职岗建途])"
)
"""Words of one character that take what follows them, and are no part of a longer word; an expression."""

NOMINAL = frozenset(_NOMINAL.split())
"""Those of them that also name a kind of work: 创建工作, 整改力度."""

OF_TRAITS = frozenset(_TRAITS.split())
"""Those of them that name a trait where the next word is one: 防范能力, 保障水平."""

ACTIONS = frozenset(_ACTIONS.split())
"""Nouns that take a whole action for their attribute, with 的 or without: 做好提高人口素质工作."""
