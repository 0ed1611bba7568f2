<?php
/**
 * What HTML of a desk may contain.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Lets only the elements and attributes of articles through. The desk escapes its texts; this holds even if somebody
 * else answers for the desk.
 */
final class MarkupFilter {
	private const PROTOCOLS = array( 'http', 'https', 'mailto', 'tel' );

	/** Attributes by element; an attribute has no conditions, or those of wp_kses(). */
	private const ELEMENTS = array(
		'reader-article' => array( 'slug', 'article-id', 'pin', 'project-id', 'dataset', 'api-host', 'heading-level', 'hide', 'article-path' ),
		'reader-card'    => array( 'pin' ),
		'article'        => array(),
		'header'         => array(),
		'footer'         => array(),
		'aside'          => array(),
		'nav'            => array(),
		'section'        => array(),
		'div'            => array(),
		'p'              => array(),
		'span'           => array(),
		'h1'             => array(),
		'h2'             => array(),
		'h3'             => array(),
		'h4'             => array(),
		'h5'             => array(),
		'h6'             => array(),
		'ul'             => array(),
		'ol'             => array( 'start' ),
		'li'             => array(),
		'blockquote'     => array( 'cite' ),
		'figure'         => array(),
		'figcaption'     => array(),
		'img'            => array( 'src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'fetchpriority' ),
		'audio'          => array( 'src', 'controls', 'preload' ),
		'details'        => array( 'open' ),
		'summary'        => array(),
		'time'           => array( 'datetime' ),
		'a'              => array( 'href', 'hreflang', 'rel' ),
		'strong'         => array(),
		'b'              => array(),
		'em'             => array(),
		'i'              => array(),
		'u'              => array(),
		's'              => array(),
		'del'            => array(),
		'ins'            => array(),
		'mark'           => array(),
		'sub'            => array(),
		'sup'            => array(),
		'small'          => array(),
		'code'           => array(),
		'pre'            => array(),
		'bdi'            => array(),
		'br'             => array(),
		'hr'             => array(),
	);

	/** Attributes of every element. */
	private const GLOBAL_ATTRIBUTES = array( 'part', 'lang', 'dir', 'role', 'aria-label', 'aria-hidden', 'data-reader' );

	/** Other classes would have the looks, and the scripts, of the site and its other plugins. */
	private const CLASSES = array( 'box', 'container' );

	/**
	 * Returns HTML that contains nothing but an article's text, pictures, recordings and links.
	 *
	 * @param string $html From the desk.
	 */
	public function filter( string $html ): string {
		$clean = wp_kses( wp_check_invalid_utf8( $html, true ), self::allowed(), self::PROTOCOLS );
		// WordPress could take a comment for a block.
		$clean = preg_replace( '/<!--.*?(?:-->|$)/s', '', $clean ) ?? '';
		// WordPress replaces shortcodes also in what blocks have rendered.
		return str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), $clean );
	}

	/**
	 * Whether an id is of a heading: another one could hide an object from the page's scripts.
	 *
	 * @param string $id An id.
	 */
	public static function is_anchor( string $id ): bool {
		return 1 === preg_match( '/^[\p{L}\p{N}._~-]+--[\p{L}\p{N}._~-]+$/u', $id );
	}

	/**
	 * Whether a link leads to a web page, a mail address, a telephone or a heading. wp_kses() makes a relative link of
	 * one with another protocol.
	 *
	 * @param string $url A URL.
	 */
	public static function is_link( string $url ): bool {
		return 1 === preg_match( '~^(?:https?://|mailto:|tel:|#)~i', $url );
	}

	/**
	 * Whether the source of a picture or a recording is absolute.
	 *
	 * @param string $url A URL.
	 */
	public static function is_source( string $url ): bool {
		return 1 === preg_match( '~^https?://~i', $url );
	}

	/**
	 * Whether all sources of a picture are absolute.
	 *
	 * @param string $sources As HTML has them.
	 */
	public static function is_source_set( string $sources ): bool {
		return 1 === preg_match( '~^(?:\s*https?://\S+\s+[\d.]+[wx]\s*(?:,|$))+$~i', $sources );
	}

	/**
	 * Returns the elements and attributes as wp_kses() has them.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private static function allowed(): array {
		$conditions = array(
			'id'     => array( 'value_callback' => array( self::class, 'is_anchor' ) ),
			'class'  => array( 'values' => self::CLASSES ),
			'href'   => array( 'value_callback' => array( self::class, 'is_link' ) ),
			'src'    => array( 'value_callback' => array( self::class, 'is_source' ) ),
			'srcset' => array( 'value_callback' => array( self::class, 'is_source_set' ) ),
		);
		$common     = array( 'id', 'class', ...self::GLOBAL_ATTRIBUTES );
		return array_map(
			static function ( array $names ) use ( $common, $conditions ): array {
				$all = array_fill_keys( array( ...$common, ...$names ), true );
				return array( ...$all, ...array_intersect_key( $conditions, $all ) );
			},
			self::ELEMENTS
		);
	}
}
