"""Days, months, anniversaries, plans and congresses that everybody knows the dates of.

Only those that are the same everywhere in the country and whose dates are laid down in public."""

from __future__ import annotations

from linter.chinese.dates import month_days, weekday
from linter.frozen import NamedTuple


class Day(NamedTuple):
    """A day of every year. `first` is the year that counts as its first (第一个), None where usage differs; `nth` and
    `weekday` (Monday is 0) place a day that moves: the third Saturday, -1 for the last; then `day` is 0."""

    month: int
    day: int
    first: int | None = None
    nth: int = 0
    weekday: int = 0

    def on(self, year: int) -> int:
        """The day of the month in a year."""
        if not self.nth:
            return self.day
        if self.nth > 0:
            begins = weekday(year, self.month, 1)
            return 1 + (self.weekday - begins) % 7 + 7 * (self.nth - 1)
        last = month_days(year, self.month)
        return last - (weekday(year, self.month, last) - self.weekday) % 7


DAYS = {
    "人民警察节": Day(1, 10, 2021),
    "世界湿地日": Day(2, 2, 1997),
    "爱耳日": Day(3, 3, 2000),
    "学雷锋纪念日": Day(3, 5),
    "国际劳动妇女节": Day(3, 8),
    "国际妇女节": Day(3, 8),
    "植树节": Day(3, 12, 1979),
    "消费者权益日": Day(3, 15, 1983),
    "世界水日": Day(3, 22, 1993),
    "世界气象日": Day(3, 23),
    "世界防治结核病日": Day(3, 24),
    "中小学生安全教育日": Day(3, 0, 1996, -1, 0),
    "世界卫生日": Day(4, 7),
    "国家安全教育日": Day(4, 15, 2016),
    "世界地球日": Day(4, 22, 1970),
    "世界读书日": Day(4, 23, 1996),
    "中国航天日": Day(4, 24, 2016),
    "世界知识产权日": Day(4, 26, 2001),
    "国际劳动节": Day(5, 1),
    "五四青年节": Day(5, 4),
    "世界红十字日": Day(5, 8),
    "防灾减灾日": Day(5, 12, 2009),
    "国际护士节": Day(5, 12),
    "国际家庭日": Day(5, 15),
    "世界电信日": Day(5, 17),
    "国际博物馆日": Day(5, 18),
    "中国旅游日": Day(5, 19, 2011),
    "全国助残日": Day(5, 0, 1991, 3, 6),
    "学生营养日": Day(5, 20),
    "生物多样性日": Day(5, 22),
    "科技工作者日": Day(5, 30, 2017),
    "世界无烟日": Day(5, 31, 1988),
    "国际儿童节": Day(6, 1),
    "世界环境日": Day(6, 5, 1972),
    "全国爱眼日": Day(6, 6, 1996),
    "全国放鱼日": Day(6, 6),
    "国际档案日": Day(6, 9),
    "世界献血者日": Day(6, 14, 2004),
    "全国土地日": Day(6, 25, 1991),
    "国际禁毒日": Day(6, 26, 1988),
    "建党节": Day(7, 1),
    "世界人口日": Day(7, 11),
    "中国航海日": Day(7, 11),
    "建军节": Day(8, 1),
    "全民健身日": Day(8, 8, 2009),
    "中国医师节": Day(8, 19, 2018),
    "残疾预防日": Day(8, 25, 2017),
    "抗战胜利纪念日": Day(9, 3),
    "抗日战争胜利纪念日": Day(9, 3),
    "教师节": Day(9, 10, 1985),
    "国防教育日": Day(9, 0, 2001, 3, 5),
    "全国爱牙日": Day(9, 20, 1989),
    "世界旅游日": Day(9, 27),
    "烈士纪念日": Day(9, 30, 2014),
    "国庆节": Day(10, 1),
    "国际老年人日": Day(10, 1),
    "世界邮政日": Day(10, 9),
    "世界精神卫生日": Day(10, 10, 1992),
    "世界标准日": Day(10, 14),
    "世界粮食日": Day(10, 16),
    "国家扶贫日": Day(10, 17, 2014),
    "中国记者节": Day(11, 8, 2000),
    "消防宣传日": Day(11, 9, 1992),
    "全国消防日": Day(11, 9, 1992),
    "世界糖尿病日": Day(11, 14),
    "世界艾滋病日": Day(12, 1, 1988),
    "交通安全日": Day(12, 2, 2012),
    "国际残疾人日": Day(12, 3, 1992),
    "国家宪法日": Day(12, 4, 2014),
    "法制宣传日": Day(12, 4, 2001),
    "国际志愿者日": Day(12, 5),
    "国际反腐败日": Day(12, 9),
    "国家公祭日": Day(12, 13, 2014),
}

_LUNAR = {
    "春节": "208 128 216 205 125 212 201 122 210 129 217 206 126 213 203",
    "元宵节": "222 211 302 219 208 226 215 205 224 212 303 220 209 227 217",
    "端午节": "609 530 618 607 625 614 603 622 610 531 619 609 528 616 605",
    "中秋节": "915 1004 924 913 1001 921 910 929 917 1006 925 915 1003 922 912",
    "重阳节": "1009 1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005",
}
"""Month and day of festivals of the lunar calendar, year by year from 2016 on."""
LUNAR = {
    name: {year: divmod(int(day), 100) for year, day in enumerate(days.split(), 2016)}
    for name, days in _LUNAR.items()
}

MONTHS = {
    "税收宣传月": Day(4, 0, 1992),
    "爱国卫生月": Day(4, 0, 1989),
    "民法典宣传月": Day(5, 0, 2021),
    "安全生产月": Day(6, 0, 2002),
    "质量月": Day(9, 0),
    "敬老月": Day(10, 0, 2010),
    "消防宣传月": Day(11, 0),
}

ANNIVERSARIES = {
    "辛亥革命": 1911,
    "五四运动": 1919,
    "中国共产党成立": 1921,
    "中国共产党建党": 1921,
    "建党": 1921,
    "党成立": 1921,
    "中国共产主义青年团成立": 1922,
    "共青团成立": 1922,
    "建团": 1922,
    "南昌起义": 1927,
    "秋收起义": 1927,
    "中国人民解放军建军": 1927,
    "人民军队建军": 1927,
    "建军": 1927,
    "古田会议": 1929,
    "遵义会议": 1935,
    "长征胜利": 1936,
    "抗日战争胜利": 1945,
    "抗战胜利": 1945,
    "反法西斯战争胜利": 1945,
    "中华人民共和国成立": 1949,
    "新中国成立": 1949,
    "建国": 1949,
    "人民政协成立": 1949,
    "少先队建队": 1949,
    "抗美援朝出国作战": 1950,
    "人民代表大会成立": 1954,
    "人民代表大会制度建立": 1954,
    "全国人民代表大会成立": 1954,
    "改革开放": 1978,
    "经济特区建立": 1980,
    "香港回归": 1997,
    "澳门回归": 1999,
    "毛泽东同志诞辰": 1893,
    "周恩来同志诞辰": 1898,
    "邓小平同志诞辰": 1904,
}
"""Events by the year they happened in."""


class Plan(NamedTuple):
    """The first and the last year of a five-year plan."""

    first: int
    last: int


PLANS = {
    "十一五": Plan(2006, 2010),
    "十二五": Plan(2011, 2015),
    "十三五": Plan(2016, 2020),
    "十四五": Plan(2021, 2025),
    "十五五": Plan(2026, 2030),
}

LAW_PLANS = {
    "六五": Plan(2011, 2015),
    "七五": Plan(2016, 2020),
    "八五": Plan(2021, 2025),
    "九五": Plan(2026, 2030),
}
"""五年普法规划."""

STAGES = {
    "开局之年": 0,
    "开局年": 0,
    "开篇之年": 0,
    "起步之年": 0,
    "首年": 0,
    "第一年": 0,
    "第二年": 1,
    "第三年": 2,
    "第四年": 3,
    "第五年": 4,
    "最后一年": 4,
    "收官之年": 4,
    "收官年": 4,
}
"""How many years after its first a plan reaches what a phrase says."""

SESSIONS = {
    ("十八", 1): (2012, 11, 15),
    ("十八", 2): (2013, 2, 26),
    ("十八", 3): (2013, 11, 9),
    ("十八", 4): (2014, 10, 20),
    ("十八", 5): (2015, 10, 26),
    ("十八", 6): (2016, 10, 24),
    ("十八", 7): (2017, 10, 11),
    ("十九", 1): (2017, 10, 25),
    ("十九", 2): (2018, 1, 18),
    ("十九", 3): (2018, 2, 26),
    ("十九", 4): (2019, 10, 28),
    ("十九", 5): (2020, 10, 26),
    ("十九", 6): (2021, 11, 8),
    ("十九", 7): (2022, 10, 9),
    ("二十", 1): (2022, 10, 23),
    ("二十", 2): (2023, 2, 26),
    ("二十", 3): (2024, 7, 15),
    ("二十", 4): (2025, 10, 20),
}
"""The first days of the plenary sessions of a central committee, by congress and number."""

CONGRESSES = {
    "十八": (2012, 11, 8),
    "十九": (2017, 10, 18),
    "二十": (2022, 10, 16),
    "二十一": (2027, 1, 1),
}
"""The first days of the party's congresses; of the one to come, the first on which it may be held, five years on."""

CAMPAIGNS = {
    "党史学习教育": (2021, 2, 20),
    "习近平新时代中国特色社会主义思想主题教育": (2023, 4, 3),
    "党纪学习教育": (2024, 4, 1),
    "中央八项规定精神学习教育": (2025, 3, 17),
}
"""The days on which the party's campaigns of study began."""

_SHORT = {
    "宪法日": "国家宪法日",
    "环境日": "世界环境日",
    "禁毒日": "国际禁毒日",
    "读书日": "世界读书日",
    "无烟日": "世界无烟日",
    "献血者日": "世界献血者日",
    "助残日": "全国助残日",
    "记者节": "中国记者节",
    "护士节": "国际护士节",
    "医师节": "中国医师节",
    "青年节": "五四青年节",
    "妇女节": "国际妇女节",
    "儿童节": "国际儿童节",
    "劳动节": "国际劳动节",
    "地球日": "世界地球日",
    "艾滋病日": "世界艾滋病日",
    "残疾人日": "国际残疾人日",
    "志愿者日": "国际志愿者日",
    "公祭日": "国家公祭日",
    "知识产权日": "世界知识产权日",
    "博物馆日": "国际博物馆日",
}
NAMES = {**DAYS, **MONTHS, **{short: DAYS[name] for short, name in _SHORT.items()}}
"""All days and months, also by their short names."""
